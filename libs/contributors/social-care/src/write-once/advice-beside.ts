import { Injectable } from '@nestjs/common';
import type { AdviceRequest, ShownBeside } from '#advice';
import { allows, type Actor } from '#identity';
import { socialCareUrl } from '../social-care.paths.ts';
import { socialWork } from '../social-care.policy.ts';
import { Section17Texts } from './section-17-texts.ts';
import { servedWords } from './served-words.ts';

/** Beside the form of social care advice: what section 17 has already, and the questions that tell H1 from H2. @rule C1 F9 */
@Injectable()
export class AdviceBeside {
  constructor(private readonly texts: Section17Texts) {}

  async of(actor: Actor, { id: requestId, case: caseId }: AdviceRequest): Promise<ShownBeside | null> {
    if (!allows(socialWork, actor, {})) return null;
    const { texts } = await this.texts.of(actor, caseId);
    return {
      template: 'contributors/social-care/src/write-once/beside.njk',
      model: {
        texts: texts.filter(({ serves, why }) => serves && !why),
        servedWords,
        textsUrl: socialCareUrl('texts', { caseId }),
        sorterUrl: socialCareUrl('sorter', { requestId }),
        caseUrl: socialCareUrl('case', { caseId }),
      },
    };
  }
}
