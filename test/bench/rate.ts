import autocannon from 'autocannon';

export interface Shot {
  method: 'GET' | 'POST';
  path: string;
  headers?: Record<string, string>;
  body?: string;
}

/** Answers per second from `url`, going round `shots` on a few connections for some seconds. @throws Error on any answer but 2xx. */
export async function readRate(url: string, shots: Shot[], seconds: number): Promise<number> {
  const result = await autocannon({ url, connections: 16, duration: seconds, requests: shots });
  if (result.non2xx || result.errors) throw new Error(`${result.non2xx} answers were not 2xx, ${result.errors} failed`);
  return result.requests.average;
}

/** Answers per second when each shot is fired once, sixteen at a time. @throws Error on any answer but 2xx. */
export async function writeRate(url: string, shots: Shot[]): Promise<number> {
  const started = performance.now();
  const waiting = [...shots];
  await Promise.all(
    Array.from({ length: 16 }, async () => {
      for (let shot = waiting.pop(); shot; shot = waiting.pop()) {
        const answer = await fetch(url + shot.path, {
          method: shot.method,
          headers: shot.headers ?? {},
          body: shot.body ?? null,
        });
        await answer.text();
        if (!answer.ok) throw new Error(`${shot.path} answered ${answer.status}`);
      }
    }),
  );
  return (shots.length / (performance.now() - started)) * 1000;
}

export const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;

/** Prints one figure: for rates, ours ÷ floor; more is better and 1 is the floor. */
export function say(id: string, floor: number, ours: number): void {
  console.log(`bench ${id} ratio=${(ours / floor).toFixed(2)} floor=${floor.toFixed(0)} ours=${ours.toFixed(0)}`);
}
