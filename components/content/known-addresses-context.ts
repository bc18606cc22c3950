"use client";

import { createContext } from "react";

/** Whether an address was named by the person or by a source, so that a link there is nothing the model made up. */
export const KnownAddressesContext = createContext<(href: string) => boolean>(() => false);
