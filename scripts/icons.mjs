// Draws the icons of the installed page from public/icon.svg, with Chromium.
//
//   node scripts/icons.mjs     after icon.svg has changed; the pictures are part of the repository

import { existsSync, readFileSync, writeFileSync } from "node:fs";
import puppeteer from "puppeteer-core";

const PUBLIC = new URL("../public/", import.meta.url);
const MARK = readFileSync(new URL("icon.svg", PUBLIC), "utf8");

/**
 * Names, sizes in px, and whether the system cuts it to a shape of its own: such an icon has no
 * corners, and its mark stays inside the circle that no shape cuts, 80 % of the width.
 */
const ICONS = [
  ["icon-192.png", 192, false],
  ["icon-512.png", 512, false],
  ["icon-maskable-512.png", 512, true],
];

/** The picture with square corners and some more ground round the mark. */
function maskable(svg) {
  const wide = svg.replace('viewBox="0 0 32 32"', 'viewBox="-4 -4 40 40"');
  const square = wide.replace(/<rect [^>]*(fill="[^"]*")\/>/, '<rect x="-4" y="-4" width="40" height="40" $1/>');
  if (wide === svg || square === wide) throw new Error("icon.svg is drawn differently");
  return square;
}

const executablePath = ["/usr/bin/chromium", "/usr/bin/google-chrome"].find(existsSync);
const browser = await puppeteer.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
const page = await browser.newPage();
for (const [name, size, cut] of ICONS) {
  const svg = (cut ? maskable(MARK) : MARK).replace("<svg ", `<svg width="${size}" height="${size}" `);
  await page.setViewport({ width: size, height: size });
  await page.setContent(`<!doctype html><style>body { margin: 0 } svg { display: block }</style>${svg}`);
  writeFileSync(new URL(name, PUBLIC), await page.screenshot({ omitBackground: true }));
}
await browser.close();
