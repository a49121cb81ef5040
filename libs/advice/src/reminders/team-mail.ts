import { Injectable } from '@nestjs/common';
import { agencyWords, type Agency } from '#identity';
import { civil, Config, relative } from '#platform';
import { advicePaths } from '../advice.paths.ts';
import { stageForTeam } from '../requests/request-words.ts';

/** A request as a mail may tell of it. */
export interface Mailed {
  reference: string;
  area: string;
  source: Agency;
  state: string;
  dueOn: string;
  isReceived: boolean;
  isQuestioned: boolean;
  signOff: 'waiting' | 'sent-back' | null;
}

/** The words of mails about requests: which, by when, where it stands; never who the child is. */
@Injectable()
export class TeamMail {
  constructor(private readonly config: Config) {}

  /** Paragraphs, then where to look. @param path where the reader goes on, a team's queue unless told. */
  body(paragraphs: readonly string[], path: string = advicePaths.queue): string {
    const link = new URL(path, this.config.values.BASE_URL).href;
    const end = [
      `Sign in to see more: ${link}`,
      'This message never says who the child is. Please do not reply to it.',
    ];
    return [...paragraphs, ...end].join('\n\n');
  }

  /** `EHC-2026-000012, health advice for Rivermere: overdue. It was due yesterday, on 15 June 2026. Nobody has taken it.` */
  line(request: Mailed, today: string): string {
    const { reference, area, dueOn, isReceived, state, isQuestioned, signOff } = request;
    const day = `${relative(dueOn, today)}, on ${civil(dueOn)}`;
    const due = dueOn < today ? `overdue. It was due ${day}` : `due ${day}`;
    const provisional = isReceived ? '' : ' (provisional: six weeks run from the day it is received)';
    return `${reference}, ${asked(request)} for ${area}: ${due}${provisional}. ${stageForTeam({ state, assignee: null, isQuestioned, signOff })}.`;
  }
}

export const asked = ({ source }: Pick<Mailed, 'source'>) =>
  source === 'other' ? 'advice' : `${agencyWords[source].toLowerCase()} advice`;

/** The columns of `Mailed`, of `advice_request r` joined to `area a`. */
export const mailedColumns = `r.reference, a.name as area, r.source, r.state, r.due_on::text as "dueOn", r.received_on is not null as "isReceived", r.questioned_at is not null as "isQuestioned", r.sign_off as "signOff"`;
