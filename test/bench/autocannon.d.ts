declare module 'autocannon' {
  interface Options {
    url: string;
    connections: number;
    duration: number;
    /** Answers a second, over all connections. */
    overallRate?: number;
    requests: { method: string; path: string; headers?: Record<string, string>; body?: string }[];
  }
  interface Result {
    non2xx: number;
    errors: number;
    requests: { average: number };
    /** In milliseconds. */
    latency: { p99: number };
  }
  export default function autocannon(options: Options): Promise<Result>;
}
