import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sentenceOf } from './plain-log.ts';

test('a line of the log becomes a sentence with its facts', () => {
  const cases: [line: object, sentence: string][] = [
    [{ time: '2026-11-30T10:00:00Z', level: 'warn', msg: 'it went away' }, 'It went away.\n'],
    [
      { time: '…', level: 'warn', msg: 'the data go elsewhere', folder: '/root/data', tries: 3 },
      'The data go elsewhere (folder: /root/data, tries: 3).\n',
    ],
    [
      { time: '…', level: 'error', msg: 'sweeping failed', error: { name: 'Error', message: 'no way', stack: 'at …' } },
      'Sweeping failed (reason: no way).\n',
    ],
  ];
  for (const [line, sentence] of cases) assert.equal(sentenceOf(`${JSON.stringify(line)}\n`), sentence);
});
