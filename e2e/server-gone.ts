/**
 * What the console says where a server goes away. What a page had not loaded by then it says to be missing, in a place
 * where React finds what the server had drawn: that is error 418.
 */
export const SERVER_GONE =
  /ERR_(CONNECTION|CONTENT_LENGTH|INCOMPLETE|EMPTY|SOCKET|NETWORK)|status of 503|React error #418/;
