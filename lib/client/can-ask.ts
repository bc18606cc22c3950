"use client";

import { createContext } from "react";

/** Whether this page may ask its server for anything. A shared page may not: its policy has nowhere to connect to. */
export const CanAskContext = createContext(true);
