import type { Redis } from 'ioredis';
import { RateLimiterMemory, RateLimiterRedis } from 'rate-limiter-flexible';
import { Problem } from '#platform';

export const QUARTER_OF_AN_HOUR = 15 * 60;

/** How often something may be tried: counted over all portals, in this one alone while Redis is away. */
export class Tries {
  readonly #limiter: RateLimiterRedis;

  /** @param closed what a person is told once there were too many. */
  constructor(
    storeClient: Redis,
    keyPrefix: string,
    points: number,
    seconds: number,
    private readonly closed: string,
  ) {
    const limit = { keyPrefix, points, duration: seconds };
    this.#limiter = new RateLimiterRedis({ ...limit, storeClient, insuranceLimiter: new RateLimiterMemory(limit) });
  }

  /** Counts one more. @throws Problem 429 when there were too many. */
  async count(whose: string): Promise<void> {
    try {
      await this.#limiter.consume(whose);
    } catch (refusal) {
      if (refusal instanceof Error) throw refusal;
      throw new Problem(429, 'Too many tries', this.closed);
    }
  }

  async takeBack(whose: string): Promise<void> {
    await this.#limiter.reward(whose, 1);
  }

  async forget(whose: string): Promise<void> {
    await this.#limiter.delete(whose);
  }
}
