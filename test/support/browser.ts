/**
 * A real browser for the journeys: an installed Chromium, or the one inside the npm package @sparticuz/chromium, which
 * needs nothing installed (its own libraries lie beside it, because a bare system lacks NSS).
 */
import { execFile } from 'node:child_process';
import { createReadStream, createWriteStream } from 'node:fs';
import { access, chmod, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { createBrotliDecompress } from 'node:zlib';
import { after } from 'node:test';
import { chromium, type Browser } from 'playwright-core';

const run = promisify(execFile);

const installed = [
  process.env['CHROMIUM'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

let browser: Promise<Browser> | undefined;

/** The browser of this test file, started once. */
export function openBrowser(): Promise<Browser> {
  browser ??= launch();
  return browser;
}

after(async () => {
  if (browser !== undefined) await (await browser).close();
});

async function launch(): Promise<Browser> {
  const { path, libraries } = await findChromium();
  return chromium.launch({
    executablePath: path,
    args: ['--no-sandbox', '--disable-background-networking', '--disable-dev-shm-usage', '--font-render-hinting=none'],
    ...(libraries === undefined ? {} : { env: { ...process.env, LD_LIBRARY_PATH: libraries } }),
  });
}

async function findChromium(): Promise<{ path: string; libraries?: string }> {
  if (process.env['CHROMIUM'] !== 'bundled') {
    for (const path of installed) {
      if (path !== undefined && (await exists(path))) return { path };
    }
  }
  const folder = await unpackBundled();
  return { path: join(folder, 'chromium'), libraries: join(folder, 'al2023', 'lib') };
}

/** Unpacks once per machine; a folder appears whole or not at all, whoever else unpacks at the same time. */
async function unpackBundled(): Promise<string> {
  const packed = fileURLToPath(new URL('../../node_modules/@sparticuz/chromium/', import.meta.url));
  const { default: about } = (await import('../../node_modules/@sparticuz/chromium/package.json', {
    with: { type: 'json' },
  })) as {
    default: { version: string };
  };
  const folder = join(tmpdir(), `odcitek-chromium-${about.version}-${process.getuid?.() ?? 0}`);
  if (await exists(join(folder, 'chromium'))) return folder;
  const making = await mkdtemp(`${folder}-`);
  const unpacked = (name: string): string => join(making, name);
  await inflate(join(packed, 'bin/chromium.br'), unpacked('chromium'));
  await chmod(unpacked('chromium'), 0o755);
  for (const archive of ['al2023', 'swiftshader']) {
    const tar = unpacked(`${archive}.tar`);
    await inflate(join(packed, `bin/${archive}.tar.br`), tar);
    // SwiftShader's libraries are looked for beside the browser itself
    const into = archive === 'swiftshader' ? making : unpacked(archive);
    await mkdir(into, { recursive: true });
    await run('tar', ['-xf', tar, '-C', into]);
    await rm(tar);
  }
  await rename(making, folder).catch(() => rm(making, { recursive: true }));
  return folder;
}

async function inflate(from: string, to: string): Promise<void> {
  await pipeline(createReadStream(from), createBrotliDecompress(), createWriteStream(to));
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
