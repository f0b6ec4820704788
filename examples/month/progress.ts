import { progress as bar } from '@clack/prompts';

/** Shows how far a long piece of work is. */
export interface Progress {
  readonly step: (done: number, message: string) => void;
  readonly end: (message: string) => void;
}

/** A bar on a terminal; elsewhere a plain line for every tenth of the way. */
export function startProgress(total: number, message: string): Progress {
  if (!process.stdout.isTTY) return plainProgress(total, message);
  const shown = bar({ max: total, size: 32, style: 'block' });
  shown.start(message);
  let done = 0;
  return {
    step: (now, text) => {
      shown.advance(now - done, text);
      done = now;
    },
    end: (text) => shown.stop(text),
  };
}

function plainProgress(total: number, message: string): Progress {
  console.log(message);
  let tenth = 0;
  return {
    step: (done, text) => {
      const now = Math.floor((done / total) * 10);
      if (now <= tenth) return;
      tenth = now;
      console.log(`  ${now * 10} %  ${text}`);
    },
    end: (text) => console.log(text),
  };
}
