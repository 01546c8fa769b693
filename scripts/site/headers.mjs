// The policy of the page as header files: a header can say what a meta tag cannot.

/** The policy that index.html states in its meta tag. */
export function policyOf(page) {
  const found = page.match(/http-equiv="Content-Security-Policy" content="([^"]*)"/);
  if (!found) throw new Error("index.html states no policy");
  return found[1];
}

/** The headers, as pairs, that go with every file of the site. */
export function headerPairs(page) {
  return [
    ["Content-Security-Policy", `${policyOf(page)}; frame-ancestors 'none'`],
    ["Cross-Origin-Opener-Policy", "same-origin"],
    ["Cross-Origin-Resource-Policy", "same-origin"],
    [
      "Permissions-Policy",
      "camera=(), microphone=(), geolocation=(), payment=(), usb=(), serial=(), hid=(), midi=()",
    ],
    ["Referrer-Policy", "no-referrer"],
    ["X-Content-Type-Options", "nosniff"],
    // Names with a hash never change; but a browser asks again for little, and is never wrong.
    ["Cache-Control", "no-cache"],
  ];
}

/** The same in the form that several hosts of static sites read from a file `_headers`. */
export function headers(page) {
  const lines = headerPairs(page).map(([name, value]) => `  ${name}: ${value}\n`);
  return `/*\n${lines.join("")}`;
}
