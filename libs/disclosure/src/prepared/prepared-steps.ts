import { Injectable } from '@nestjs/common';
import { AUTHORITY, CaseSteps, type Case, type CourseOfCase } from '#cases';
import { PreparedReleases, type PreparedLine } from './prepared-releases.ts';

/** What the case's timeline is told of prepared releases: the day that binds all of one event, and each that was sent. @rule K10 K11 */
@Injectable()
export class PreparedSteps {
  constructor(
    private readonly prepared: PreparedReleases,
    steps: CaseSteps,
  ) {
    steps.add((found) => this.of(found));
  }

  private async of(found: Case): Promise<CourseOfCase> {
    const lines = await this.prepared.lines(found);
    const sent = lines.filter((line) => line.sentOn);
    return {
      steps: sent.map((line) => ({ on: line.sentOn!, words: `Plan sent to ${line.recipient}` })),
      duties: [...Map.groupBy(lines, ({ preparedFor }) => preparedFor).values()].map((together) => ({
        deadline: together[0]!.deadline,
        holder: AUTHORITY,
        met: lastDayOf(together),
      })),
    };
  }
}

/** The day the last of them was sent; null while one waits. */
const lastDayOf = (lines: PreparedLine[]) =>
  lines.every(({ sentOn }) => sentOn)
    ? lines
        .map(({ sentOn }) => sentOn!)
        .sort()
        .at(-1)!
    : null;
