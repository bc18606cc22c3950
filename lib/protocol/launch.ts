/** Parameters of the start page in which another app hands over what was shared with this one. */
export const SHARED_TEXT = { title: "share-title", text: "share-text", url: "share-url" };

/** Where phones send what is shared, files too. The service worker answers, and keeps the files in a cache of that name. */
export const SHARE_TARGET = "/share-target";
export const SHARED_CACHE = "parley-shared";
/** The field that files come in, and the parameter of the start page that says that there are some. */
export const SHARED_FILES = "share-files";

/** Parameter of the start page that opens the search: where an installed app's shortcut leads. */
export const SEARCH_PARAMETER = "search";
export const SEARCH_ADDRESS = `/?${SEARCH_PARAMETER}=`;
