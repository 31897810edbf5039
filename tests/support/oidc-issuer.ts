import { createHash, generateKeyPairSync, randomBytes, sign } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

export type Claims = Record<string, string | boolean>;

/** An OpenID provider on loopback: discovery, keys, and a token endpoint that insists on PKCE. No page to sign in at. */
export async function startIssuer() {
  const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const codes = new Map<string, { claims: Claims; nonce: string; challenge: string; clientId: string }>();
  const server = createServer(async (request, response) => {
    const answer = (body: unknown, status = 200) =>
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
    if (request.url === "/.well-known/openid-configuration") {
      return answer({
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/keys`,
        response_types_supported: ["code"],
        subject_types_supported: ["public"],
        id_token_signing_alg_values_supported: ["RS256"],
      });
    }
    if (request.url === "/keys") return answer({ keys: [{ ...publicKey.export({ format: "jwk" }), kid: "k", alg: "RS256", use: "sig" }] });
    let body = "";
    for await (const chunk of request) body += String(chunk);
    const form = new URLSearchParams(body);
    const granted = codes.get(form.get("code") ?? "");
    codes.delete(form.get("code") ?? "");
    const verifier = createHash("sha256")
      .update(form.get("code_verifier") ?? "")
      .digest("base64url");
    if (!granted || verifier !== granted.challenge) return answer({ error: "invalid_grant" }, 400);
    const now = Math.floor(Date.now() / 1000);
    const claims = { iss: issuer, aud: granted.clientId, iat: now, exp: now + 60, nonce: granted.nonce, ...granted.claims };
    return answer({ access_token: "a", token_type: "Bearer", id_token: jwt(claims) });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  function jwt(claims: object): string {
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
    const signed = `${part({ alg: "RS256", kid: "k" })}.${part(claims)}`;
    return `${signed}.${sign("sha256", Buffer.from(signed), privateKey).toString("base64url")}`;
  }

  return {
    issuer,
    /** What the provider sends a person back with, who signed in there as `claims`. */
    grant(authorizationUrl: string, claims: Claims): { code: string; state: string } {
      const asked = new URL(authorizationUrl).searchParams;
      const code = randomBytes(8).toString("hex");
      codes.set(code, {
        claims,
        nonce: asked.get("nonce") ?? "",
        challenge: asked.get("code_challenge") ?? "",
        clientId: asked.get("client_id") ?? "",
      });
      return { code, state: asked.get("state") ?? "" };
    },
    stop: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}
