// A program that answers one line of JSON for each line it is sent, so that rounds can be interleaved.
import { spawn } from 'node:child_process';
import readline from 'node:readline';

export async function child(command, args) {
  const process_ = spawn(command, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = readline.createInterface({ input: process_.stdout })[Symbol.asyncIterator]();
  const read = async () => {
    const { value, done } = await lines.next();
    if (done) throw new Error(`${command} ended before it answered`);
    return JSON.parse(value);
  };
  const hello = await read();
  return {
    hello,
    ask: (line) => {
      process_.stdin.write(`${line}\n`);
      return read();
    },
    end: () => process_.stdin.end(),
  };
}
