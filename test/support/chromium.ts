/**
 * A real browser: the one inside the npm package @sparticuz/chromium, the same everywhere and with no window to draw, which
 * needs nothing installed (libraries and fonts lie beside it: a bare system lacks NSS, and without any font Chromium dies).
 * CHROMIUM names another one; where the packaged one is for another machine, an installed one is found.
 */
import { execFile } from 'node:child_process';
import { createReadStream, createWriteStream } from 'node:fs';
import { access, chmod, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { createBrotliDecompress } from 'node:zlib';
import { chromium, type Browser } from 'playwright-core';

const run = promisify(execFile);

const installed = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** A browser of one's own, to be closed by whoever asked for it. */
export async function launchChromium(): Promise<Browser> {
  if (process.platform === 'linux' && !(await exists('/proc/self/exe')))
    throw new Error('Chromium does not run without /proc: in a chroot, mount it first (mount -t proc proc /proc).');
  const { path, needs } = await findChromium();
  return chromium.launch({
    executablePath: path,
    args: ['--no-sandbox', '--disable-background-networking', '--disable-dev-shm-usage', '--font-render-hinting=none'],
    env: { ...process.env, ...needs },
  });
}

async function findChromium(): Promise<{ path: string; needs?: Readonly<Record<string, string>> }> {
  const wanted = process.env['CHROMIUM'];
  if (wanted !== undefined) return { path: wanted };
  // what the package holds
  if (process.platform === 'linux' && process.arch === 'x64') {
    const folder = await unpackBundled();
    const needs = { LD_LIBRARY_PATH: join(folder, 'al2023/lib'), FONTCONFIG_FILE: join(folder, 'fonts.conf') };
    return { path: join(folder, 'chromium'), needs };
  }
  for (const path of installed) if (await exists(path)) return { path };
  throw new Error('No Chromium was found: install one, or name it in CHROMIUM.');
}

/** Unpacks once per machine; a folder appears whole or not at all, whoever else unpacks at the same time. */
async function unpackBundled(): Promise<string> {
  const packed = fileURLToPath(new URL('../../node_modules/@sparticuz/chromium/', import.meta.url));
  const { default: about } = (await import('../../node_modules/@sparticuz/chromium/package.json', {
    with: { type: 'json' },
  })) as {
    default: { version: string };
  };
  const folder = join(tmpdir(), `odcitek-browser-${about.version}-${process.getuid?.() ?? 0}`);
  if (await exists(join(folder, 'chromium'))) return folder;
  const making = await mkdtemp(`${folder}-`);
  const unpacked = (name: string): string => join(making, name);
  await inflate(join(packed, 'bin/chromium.br'), unpacked('chromium'));
  await chmod(unpacked('chromium'), 0o755);
  for (const archive of ['al2023', 'fonts', 'swiftshader']) {
    const tar = unpacked(`${archive}.tar`);
    await inflate(join(packed, `bin/${archive}.tar.br`), tar);
    // SwiftShader's libraries are looked for beside the browser itself
    const into = archive === 'al2023' ? unpacked(archive) : making;
    await mkdir(into, { recursive: true });
    await run('tar', ['-xf', tar, '-C', into]);
    await rm(tar);
  }
  await writeFile(unpacked('fonts.conf'), fontSettings);
  await rename(making, folder).catch(() => rm(making, { recursive: true }));
  return folder;
}

/** The machine's fonts, where it has any, and the unpacked ones; in place of the package's own file, which names /tmp/fonts. */
const fontSettings = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir prefix="relative">fonts</dir>
  <cachedir prefix="relative">fonts-cache</cachedir>
</fontconfig>
`;

async function inflate(from: string, to: string): Promise<void> {
  await pipeline(createReadStream(from), createBrotliDecompress(), createWriteStream(to));
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
