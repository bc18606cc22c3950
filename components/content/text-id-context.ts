"use client";

import { createContext } from "react";

/** What the ids in one text begin with, so that no other on the page has them. */
export const TextIdContext = createContext("");
