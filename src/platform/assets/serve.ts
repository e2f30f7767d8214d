import { NotFound, raw, type HttpRequest, type Raw } from '#platform/http/exchange.ts';
import type { Asset, Assets } from './assets.ts';

/** Answers `GET /assets/…`, in the smallest form the browser takes; NotFound for what is not there. */
export function serveAsset(assets: Assets, request: Pick<HttpRequest, 'path' | 'header'>): Raw {
  const asset = assets.find(request.path);
  if (asset === undefined) throw new NotFound();
  return packed(asset, request.header('accept-encoding') ?? '', 'public, max-age=31536000, immutable');
}

/** Answers `GET /favicon.ico`, which some programs ask for whatever the page says, with the picture of that name. */
export function serveFavicon(assets: Assets, name: string, request: Pick<HttpRequest, 'header'>): Raw {
  const asset = assets.find(assets.url(name));
  if (asset === undefined) throw new NotFound();
  return packed(asset, request.header('accept-encoding') ?? '', 'public, max-age=86400');
}

function packed({ type, body, brotli, gzip }: Asset, accepted: string, cache: string): Raw {
  const headers = { 'cache-control': cache, vary: 'accept-encoding' };
  if (brotli !== undefined && takes(accepted, 'br')) return raw(type, brotli, { ...headers, 'content-encoding': 'br' });
  if (gzip !== undefined && takes(accepted, 'gzip')) return raw(type, gzip, { ...headers, 'content-encoding': 'gzip' });
  return raw(type, body, headers);
}

function takes(accepted: string, encoding: string): boolean {
  return accepted.split(',').some((part) => {
    const [name = '', quality = ''] = part.split(';').map((word) => word.trim().toLowerCase());
    return name === encoding && !/^q=0(?:\.0*)?$/.test(quality);
  });
}
