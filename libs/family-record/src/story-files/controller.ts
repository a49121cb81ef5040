import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { z } from 'zod';
import { CaseService } from '#cases';
import { categoryWords, familyPaths, familyUrl } from '#consent';
import { Acting, type Actor } from '#identity';
import { Can, endingsOf, LARGEST_MB, pagesIn, picturesAndSounds, ReceivesFile, seeOther } from '#platform';
import { followCase, readFamilyRecord } from '../family-record.policy.ts';
import { TellerParts } from '../statements/teller-parts.ts';
import { fileParams, stepParams, toldFileSchema } from './story-file.schema.ts';
import { StoryFiles } from './story-files.ts';
import { toldFilePath } from './told-file.ts';

const page = pagesIn(import.meta.dirname);
/** Telling with a photo, a drawing or a recording. */
@Controller(`${familyPaths.story}/:category/file`)
export class StoryFileController {
  constructor(
    private readonly files: StoryFiles,
    private readonly cases: CaseService,
    private readonly parts: TellerParts,
  ) {}

  @Can(followCase)
  @Get()
  async show(@Acting() actor: Actor, @Param({ schema: stepParams }) { caseId, category }: z.infer<typeof stepParams>) {
    const child = await this.cases.childOf(await this.cases.readFor(actor, caseId));
    return page('page.njk', {
      title: 'Add a photo, drawing or recording',
      childName: child.fullName(),
      stepWords: categoryWords[category],
      whose: await this.parts.choicesFor(actor, caseId),
      endings: endingsOf(picturesAndSounds),
      largest: LARGEST_MB,
      stepUrl: `${familyUrl('story', caseId)}/${category}`,
      back: { href: `${familyUrl('story', caseId)}/${category}`, text: 'Back' },
    });
  }

  @Can(followCase)
  @Post()
  @ReceivesFile('file', picturesAndSounds)
  async tell(
    @Acting() actor: Actor,
    @Param({ schema: stepParams }) { caseId, category }: z.infer<typeof stepParams>,
    @Body({ schema: toldFileSchema }) { file, ...telling }: z.infer<typeof toldFileSchema>,
  ) {
    await this.files.tell(actor, caseId, { ...telling, category, replaces: null }, file);
    return seeOther(`${familyUrl('story', caseId)}?told=${category}`);
  }
}

/** Opens what was told with a file: for the family, its officers, and whoever may read the statement. */
@Controller(toldFilePath)
export class ToldFileController {
  constructor(private readonly files: StoryFiles) {}

  @Can(readFamilyRecord)
  @Get()
  async open(@Acting() actor: Actor, @Param({ schema: fileParams }) { caseId, fileId }: z.infer<typeof fileParams>) {
    return this.files.open(actor, caseId, fileId);
  }
}
