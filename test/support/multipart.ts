/** A form with files as a browser writes it. */
export type TestFile = {
  readonly field?: string;
  readonly name: string;
  readonly type?: string;
  readonly bytes: Buffer;
};

const boundary = '----odcitek7f3a9c';

/** The body, and the header that goes with it. */
export function multipart(
  fields: Readonly<Record<string, string | readonly string[]>>,
  files: readonly TestFile[],
): { payload: Buffer; headers: { 'content-type': string } } {
  const parts: Buffer[] = [];
  for (const [name, value] of Object.entries(fields)) {
    for (const one of [value].flat()) {
      parts.push(Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${one}\r\n`));
    }
  }
  for (const { field = 'files', name, type = 'application/octet-stream', bytes } of files) {
    const head = `--${boundary}\r\ncontent-disposition: form-data; name="${field}"; filename="${name}"\r\ncontent-type: ${type}\r\n\r\n`;
    parts.push(Buffer.from(head), bytes, Buffer.from('\r\n'));
  }
  parts.push(Buffer.from(`--${boundary}--\r\n`));
  return { payload: Buffer.concat(parts), headers: { 'content-type': `multipart/form-data; boundary=${boundary}` } };
}
