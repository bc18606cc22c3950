/** Parameters of the start page in which another app hands over what was shared with this one. */
export const SHARED_TEXT = { title: "share-title", text: "share-text", url: "share-url" };

/** Parameter of the start page that opens the search: where an installed app's shortcut leads. */
export const SEARCH_PARAMETER = "search";
export const SEARCH_ADDRESS = `/?${SEARCH_PARAMETER}=`;
