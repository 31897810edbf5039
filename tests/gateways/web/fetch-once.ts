import { Refusal } from "@/lib/domain/problems";
import { safeFetch } from "@/lib/gateways/web/safe-fetch";

/** Run on its own, so that NODE_EXTRA_CA_CERTS, which Node reads only at start, can make a test's certificate trusted. */
const [address = ""] = process.argv.slice(2);
try {
  const page = await safeFetch(address, {
    allowedHosts: [new URL(address).host],
    resolve: async () => [{ address: "127.0.0.1", family: 4 }],
  });
  console.log(new TextDecoder().decode(page.bytes));
} catch (error) {
  console.log(error instanceof Refusal ? `${error.problem.kind}: ${error.problem.detail}` : error);
}
