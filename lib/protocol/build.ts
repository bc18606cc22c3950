/** In every answer of the server: which build of the app it is. */
export const BUILD_HEADER = "x-parley-build";

/** The build that this code is of; empty where it was not built, as in tests. */
// biome-ignore lint/style/noProcessEnv: the build writes the value in its place, also in the code of the page.
export const BUILD: string = process.env.PARLEY_BUILD ?? "";
