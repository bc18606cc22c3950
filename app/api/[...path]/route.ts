import { route } from "@/lib/server/http";

// Whatever is not here is said in our words: Next's page for it would have no policy.
export const { GET, POST, PUT, PATCH, DELETE } = route({});
