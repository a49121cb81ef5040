import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Audit } from '#audit';
import { authorize, nations, type Actor } from '#identity';
import { civil, Clock, Invalid, Outbox } from '#platform';
import { CustodyNotice } from '../custody/custody-notice.entity.ts';
import { custodyChanged } from '../custody/custody.events.ts';
import { tellCustody } from '../custody/custody.policy.ts';
import type { Telling } from '../custody/custody.schema.ts';
import { isRefused } from '../custody/custody-words.ts';
import { PortalAreas } from './portal-areas.ts';

/** A youth offending team tells home and host authority at once. Whether there is a case, it does not learn here. @rule K8 */
@Injectable()
export class CustodyTelling {
  constructor(
    private readonly em: EntityManager,
    private readonly areas: PortalAreas,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /**
   * Records what is told; what was told before of the same child and day is given back instead. What the establishment
   * before was given ends in the same moment (trigger `detention_goes_on`).
   * @throws NotFound for anyone but a youth offending team; Invalid, with nothing recorded
   */
  async tell(actor: Actor, input: Telling): Promise<{ notice: CustodyNotice; isEarlier: boolean }> {
    authorize(tellCustody, actor, actor);
    await this.em.execute('select id from team where id = ? for no key update', [actor.teamId]); // of two at once the second sees the first
    const before = await this.toldOf(actor, input);
    const earlier = before.find(({ kind, eventOn }) => kind === input.kind && eventOn === input.eventOn);
    if (earlier) return { notice: earlier, isEarlier: true };

    const last = before.at(-1);
    const { homeArea, hostArea, establishment: chosen, establishmentName, ...told } = input;
    const isOver = input.kind === 'release';
    const place = isOver ? last?.establishment : await this.areas.establishmentOf(chosen, establishmentName);
    const wrong = {
      ...this.impossible(input),
      ...outOfTurn(input, last, place),
      ...(await this.unknown(input)),
      ...(!place && !isOver && (chosen || !establishmentName) && { establishment: 'Choose where they are now' }),
    };
    if (Object.keys(wrong).length) throw new Invalid(wrong);
    const made = this.em.create(CustodyNotice, {
      ...told,
      homeName: nations[homeArea] ? input.homeName : '',
      areaId: homeArea,
      hostArea: (isOver ? last?.hostArea : hostArea !== homeArea && hostArea) || null,
      establishment: place ?? (await this.areas.nameEstablishment(establishmentName)),
      expectedReleaseOn: isOver ? null : input.expectedReleaseOn,
      follows: input.kind === 'detention' ? null : last!.id,
      toldOn: this.clock.today(),
      team: actor.teamId!,
      toldBy: actor.personId,
      toldAt: this.clock.now(),
    });
    await this.em.flush();
    await this.em.refresh(made); // the case of the notice before is found by the database
    const { id, areaId, team: teamId, case: caseId = null, hostArea: hostAreaId = null } = made;
    this.audit.record({
      action: 'custody.told',
      areaId,
      ...(caseId && { caseId }),
      subjectId: id,
      details: { rule: 'K8', kind: made.kind },
    });
    await this.outbox.publish(custodyChanged, { noticeId: id, areaId, hostAreaId, teamId, caseId });
    return { notice: made, isEarlier: false };
  }

  /** What the team told of this child and nobody refused, in the order of events. */
  private async toldOf({ teamId }: Actor, { givenName, familyName, born }: Telling): Promise<CustodyNotice[]> {
    const told = await this.em.find(CustodyNotice, { team: teamId, born }, { orderBy: { eventOn: 'asc', id: 'asc' } });
    return told.filter(
      (each) => !isRefused(each) && isSame(each.givenName, givenName) && isSame(each.familyName, familyName),
    );
  }

  private impossible({ eventOn, born }: Telling): Record<string, string> {
    const today = this.clock.today();
    return {
      ...(eventOn > today && { eventOn: 'It cannot be in the future. Tell it on the day it happens' }),
      ...(born >= eventOn && { born: 'The date of birth must be before the day it happened' }),
    };
  }

  private async unknown({ homeArea, homeName, hostArea }: Telling): Promise<Record<string, string>> {
    const areas = await this.areas.all();
    const isThere = (id: string) => areas.some(({ value }) => value === id);
    return {
      ...(!isThere(homeArea) && { homeArea: 'Choose the home authority' }),
      ...(nations[homeArea] && !homeName && { homeName: `Enter the name of the authority in ${nations[homeArea]}` }),
      ...(hostArea &&
        (!isThere(hostArea) || nations[hostArea]) && {
          hostArea: 'Choose the host authority from the list, or name it below',
        }),
    };
  }
}

/** What cannot follow what was told before. */
function outOfTurn(input: Telling, last: CustodyNotice | undefined, place?: string): Record<string, string> {
  const { kind, eventOn, expectedReleaseOn, homeArea } = input;
  const isFree = !last || last.kind === 'release';
  if (kind !== 'detention' && !last)
    return {
      kind: 'Your team has told of no detention of this child. Check the name and date of birth, or tell of the detention first',
    };
  if (kind !== 'detention' && isFree)
    return {
      kind: `Your team told of their release on ${civil(last!.eventOn)}. If they are detained again, tell of a detention`,
    };
  if (kind === 'detention' && !isFree)
    return {
      kind: `Your team told of their detention already (${civil(last.eventOn)}). Tell of a transfer or a release instead`,
    };
  return {
    ...(last &&
      eventOn < last.eventOn && { eventOn: `It must not be before what you told last, ${civil(last.eventOn)}` }),
    ...(kind !== 'detention' &&
      homeArea !== last!.areaId && { homeArea: 'Choose the home authority that you told of the detention' }),
    ...(kind === 'transfer' &&
      place === last!.establishment && {
        establishment: 'They are there already. Choose where they were moved to',
      }),
    ...(kind !== 'release' &&
      expectedReleaseOn &&
      expectedReleaseOn <= eventOn && { expectedReleaseOn: 'The expected release must be after the day it happened' }),
  };
}

const isSame = (one: string, other: string) => one.trim().toLowerCase() === other.trim().toLowerCase();
