// Without one here, Next takes Parley's, and all of its server starts beside what is measured.
export function register() {}
