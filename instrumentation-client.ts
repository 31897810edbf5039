import { waitForConnection } from "@/app/_ui/page-reads";

// Runs in the browser before everything else. zod would try whether it may evaluate code, which the content policy refuses and reports; so
// it is told beforehand, by the one object that it shares among its copies, since zod itself is not needed on every page.
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });

waitForConnection(window);
