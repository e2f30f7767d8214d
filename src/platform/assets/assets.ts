/**
 * Style sheets, scripts, fonts and pictures of the pages: bundled once at start, kept in memory, compressed beforehand,
 * named by their content so that a browser may keep them for ever.
 */
import { createHash } from 'node:crypto';
import { basename, extname } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { build, stop, type Metafile } from 'esbuild';

export type AssetSources = {
  /** Style sheets and scripts to bundle: the name pages know them by, such as `styles.css`, and the file. */
  readonly bundles: Readonly<Record<string, string>>;
  /** Ready texts, such as a palette made from the configuration: name and content. */
  readonly texts?: Readonly<Record<string, string>>;
};

export type Asset = {
  readonly type: string;
  readonly body: Buffer;
  /** The same compressed, where that makes it smaller. */
  readonly brotli: Buffer | undefined;
  readonly gzip: Buffer | undefined;
};

export type Assets = {
  /** The address of a bundle, a text, or a file that a style sheet refers to, by its plain name. Throws if there is none. */
  readonly url: (name: string) => string;
  /** What lies at an address such as `/assets/styles.3F2A.css`. */
  readonly find: (path: string) => Asset | undefined;
};

const FOLDER = '/assets';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** What the pages still have to work with: `:has()` and the rest have fallbacks of their own. */
const BROWSERS = ['chrome100', 'edge100', 'firefox100', 'safari15.4'];

type Made = { readonly name: string; readonly path: string; readonly content: Uint8Array };

/** Bundles and compresses. The same sources give the same addresses. Throws with esbuild's message where a source is wrong. */
export async function buildAssets({ bundles, texts = {} }: AssetSources): Promise<Assets> {
  const made = [...(await bundle(bundles)), ...Object.entries(texts).map(([name, text]) => namedByContent(name, text))];
  const urls = new Map(made.map(({ name, path }) => [name, path]));
  const assets = new Map(
    await Promise.all(made.map(async ({ path, content }) => [path, await compressed(path, content)] as const)),
  );
  return {
    url: (name) => urls.get(name) ?? missing(name),
    find: (path) => assets.get(path),
  };
}

async function bundle(bundles: AssetSources['bundles']): Promise<Made[]> {
  const names = Object.keys(bundles);
  if (names.length === 0) return [];
  const { outputFiles, metafile } = await build({
    entryPoints: Object.entries(bundles).map(([name, file]) => ({
      in: file,
      out: name.slice(0, -extname(name).length),
    })),
    bundle: true,
    minify: true,
    format: 'esm',
    target: BROWSERS,
    loader: { '.woff2': 'file', '.svg': 'file' },
    entryNames: '[name].[hash]',
    assetNames: '[name].[hash]',
    outdir: '.',
    publicPath: FOLDER,
    legalComments: 'none',
    logLevel: 'silent',
    metafile: true,
    write: false,
  });
  // esbuild works in a process of its own, which is of no more use
  await stop();
  const plainNames = namesOf(metafile);
  return outputFiles.map(({ path, contents }) => {
    const file = basename(path);
    return { name: plainNames.get(file) ?? file, path: `${FOLDER}/${file}`, content: contents };
  });
}

/** From the hashed name to the plain one: `figtree-sl.QX3R.woff2` is `figtree-sl.woff2`, `styles.4KDA.css` is `styles.css`. */
function namesOf({ outputs }: Metafile): ReadonlyMap<string, string> {
  return new Map(
    Object.keys(outputs).map((output) => {
      const file = basename(output);
      return [file, file.replace(/\.[A-Z0-9]{8}(?=\.\w+$)/, '')];
    }),
  );
}

function namedByContent(name: string, text: string): Made {
  const content = Buffer.from(text);
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 8).toUpperCase();
  const extension = extname(name);
  return { name, path: `${FOLDER}/${name.slice(0, -extension.length)}.${hash}${extension}`, content };
}

async function compressed(path: string, content: Uint8Array): Promise<Asset> {
  const body = Buffer.from(content);
  const type = TYPES[extname(path)] ?? missing(path);
  // fonts are compressed in themselves
  if (type === TYPES['.woff2']) return { type, body, brotli: undefined, gzip: undefined };
  const size = { [constants.BROTLI_PARAM_SIZE_HINT]: body.length, [constants.BROTLI_PARAM_QUALITY]: 11 };
  const [br, gz] = await Promise.all([
    promisify(brotliCompress)(body, { params: size }),
    promisify(gzip)(body, { level: 9 }),
  ]);
  const ifSmaller = (packed: Buffer): Buffer | undefined => (packed.length < body.length ? packed : undefined);
  return { type, body, brotli: ifSmaller(br), gzip: ifSmaller(gz) };
}

function missing(name: string): never {
  throw new Error(`there is no asset ${name}`);
}
