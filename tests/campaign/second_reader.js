// Reads slips with npos, a decoder of ESC/POS that we did not write: a line of hexadecimal in, a line of JSON out.
// Its rules lack GS ( k (QR code), which is added; everything else is as its author reads the manuals.
'use strict';

const { createRequire } = require('module');
const load = createRequire(process.argv[2] + '/');
const Parser = load('npos/lib/parser');
const rules = load('npos/lib/parser/ruler').rules;
const iconv = load('iconv-lite');

rules[0x1d]['(k'] = ['d16'];

function read(raw) {
  const found = new Parser(rules).analyze(raw);
  if (found.error) return { error: String(found.error) };
  const text = [], codes = [];
  for (const node of found.tree) {
    const bytes = raw.subarray(node.offset, node.offset + node.length);
    if (node.code === 2) text.push(bytes);
    if (node.fn === '(k' && bytes.subarray(5, 8).toString() === '1P0') {
      codes.push(bytes.subarray(8, 5 + bytes.readUInt16LE(3)).toString('utf8'));
    }
  }
  return { text: iconv.decode(Buffer.concat(text), 'gb18030'), codes, commands: found.tree.length };
}

require('readline').createInterface({ input: process.stdin }).on('line', (line) => {
  console.log(JSON.stringify(read(Buffer.from(line, 'hex'))));
});
