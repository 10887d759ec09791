// Parses with PostgreSQL's own grammar: one JSON string a line in, one line with its tree or its error out.
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';

const grammar = createRequire(process.argv[2] + '/')('libpg-query');
await grammar.loadModule();
for await (const line of createInterface({ input: process.stdin })) {
  let answer;
  try {
    answer = { tree: grammar.parseSync(JSON.parse(line)) };
  } catch (e) {
    answer = { error: String(e.message) };
  }
  process.stdout.write(JSON.stringify(answer) + '\n');
}
