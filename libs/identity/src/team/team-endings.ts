import { Injectable } from '@nestjs/common';

/** What a team still has to do, by reference; runs in the transaction of whoever would end it. */
export type Unfinished = (teamId: string) => Promise<string[]>;

/** Whatever keeps a team from ending; every lib that gives teams work adds its own. */
@Injectable()
export class TeamEndings {
  readonly #checks: Unfinished[] = [];

  add(check: Unfinished): void {
    this.#checks.push(check);
  }

  async unfinishedOf(teamId: string): Promise<string[]> {
    return (await Promise.all(this.#checks.map((check) => check(teamId)))).flat();
  }
}
