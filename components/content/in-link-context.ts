"use client";

import { createContext } from "react";

/** Whether what is drawn stands in a link. One in another is taken apart by browsers, and leads who knows where. */
export const InLinkContext = createContext(false);
