import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiConsumes } from '@nestjs/swagger';
import type { z } from 'zod';
import { Acting, type Actor } from '#identity';
import { Can, picturesAndSounds, ReceivesFile } from '#platform';
import { followCase } from '../family-record.policy.ts';
import { stepParams, toldFileSchema } from './story-file.schema.ts';
import { StoryFiles } from './story-files.ts';

@Controller('api/v1/family/cases/:caseId/story/:category/files')
export class StoryFilesApiController {
  constructor(private readonly files: StoryFiles) {}

  /** A form (multipart) with the file in `file` and, before it, the words; the x-csrf-token goes in the header. */
  @Can(followCase)
  @Post()
  @ReceivesFile('file', picturesAndSounds)
  @ApiConsumes('multipart/form-data')
  async tell(
    @Acting() actor: Actor,
    @Param({ schema: stepParams }) { caseId, category }: z.infer<typeof stepParams>,
    @Body({ schema: toldFileSchema }) { file, ...telling }: z.infer<typeof toldFileSchema>,
  ) {
    const { id, toldOn } = await this.files.tell(actor, caseId, { ...telling, category, replaces: null }, file);
    return { id, category, toldOn };
  }
}
