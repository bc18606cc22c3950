import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { casesText } from "./cases/write-cases.mjs";
import { root } from "./set-up/project.mjs";

writeFileSync(join(root, "docs/security-cases.md"), casesText());
