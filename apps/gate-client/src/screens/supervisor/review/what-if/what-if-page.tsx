import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import type { SiteState } from '@cordon/protocol/site/state.ts';
import { nightRoutes, type TriedNight } from '@cordon/protocol/wire/http/nights.ts';
import { z } from 'zod';
import { useApi } from '../../../../api/api.ts';
import type { Refusal } from '../../../../api/http.ts';
import { useWords } from '../../../../i18n/words.tsx';
import { useDraft } from '../../../../steps/drafts/use-draft.tsx';
import { ActionButton, PrimaryAction } from '../../../../ui/buttons/button.tsx';
import { Notice, RefusalNotice } from '../../../../ui/page/notice.tsx';
import { usePlace } from '../../../../place/use-place.ts';
import { Panel } from '../../../../ui/page/screen.tsx';
import { StorySheet } from '../../story/story-sheet.tsx';
import { DayPicker, useDay } from '../day-picker.tsx';
import styles from '../review.module.css';
import { Differences } from './differences.tsx';
import { limitsTried, readTried, type TriedDraft, type TriedField, triedFields, TriedRow } from './tried-table.tsx';

const draftShape = z.record(z.string(), z.string()) as unknown as z.ZodType<Record<string, string>>;
const nothing: Record<string, string> = {};

const route = getRouteApi('/signed-in/review/what-if');

/** What a night would have been under other limits. The record is read, and never touched. */
export function WhatIfPage({ site }: { site: SiteState }) {
  const { t } = useWords();
  const api = useApi();
  const when = useDay(site);
  const { day } = when;
  const { value: draft, change, drop } = useDraft('review/what-if', draftShape, nothing);
  const [answer, setAnswer] = useState<{ key: string; night: TriedNight } | null>(null);
  const [folded, setFolded] = useState<readonly string[] | null>(null); // the figures that were tried; null: all are shown
  const [refused, setRefused] = useState<Refusal | null>(null);
  const where = route.useSearch();
  const { open, close } = usePlace(where);
  const limits = limitsTried(draft);
  const key = JSON.stringify([day, limits]);
  const wrong = triedFields.some(({ name }) => readTried(name, draft[name]) === undefined);

  async function show(): Promise<void> {
    if (limits === null) return;
    const received = await api.call(nightRoutes['POST /nights/:day/what-if'], { params: { day }, body: { limits } });
    setRefused(received.ok ? null : received);
    setAnswer(received.ok ? { key, night: received.value } : null);
    if (received.ok) setFolded(Object.keys(limits));
  }

  return (
    <>
      <header className={styles.top}>
        <DayPicker night={when} />
      </header>
      <Notice tone="plain" title={t('review.whatIf.record')} text={t('review.whatIf.recordText')} />
      <Panel
        title={t('review.whatIf.title')}
        level={2}
        flush
        aside={
          <span className={styles.picks}>
            {folded !== null && (
              <ActionButton
                size="desk"
                onPress={() => {
                  setFolded(null);
                }}
              >
                {t('review.whatIf.all')}
              </ActionButton>
            )}
            <ActionButton size="desk" disabled={Object.values(draft).every((text) => text === '')} onPress={drop}>
              {t('review.whatIf.reset')}
            </ActionButton>
          </span>
        }
      >
        <TriedTable
          site={site}
          fields={folded === null ? triedFields : triedFields.filter(({ name }) => folded.includes(name))}
          draft={draft}
          onChange={change}
        />
        <div className={styles.pad}>
          <PrimaryAction
            disabled={limits === null}
            why={t(wrong ? 'review.whatIf.wrong' : 'review.whatIf.nothing')}
            onPress={show}
          >
            {t('review.whatIf.show')}
          </PrimaryAction>
        </div>
      </Panel>
      <RefusalNotice
        refusal={refused}
        onDismiss={() => {
          setRefused(null);
        }}
      />
      {answer !== null && (
        <Differences night={answer.night} outdated={answer.key !== key} onOpen={(visit) => open({ visit })} />
      )}
      <StorySheet visitId={where.visit ?? null} onClose={() => close('visit')} />
    </>
  );
}

type TableProps = {
  site: SiteState;
  fields: readonly TriedField[];
  draft: TriedDraft;
  onChange: (part: Record<string, string>) => void;
};

function TriedTable({ site, fields, draft, onChange }: TableProps) {
  const { t } = useWords();
  return (
    <table className={styles.tried}>
      <thead>
        <tr>
          <th scope="col">{t('review.whatIf.columns.name')}</th>
          <th scope="col">{t('review.whatIf.columns.now')}</th>
          <th scope="col">{t('review.whatIf.columns.tried')}</th>
          <th scope="col">{t('review.whatIf.columns.picks')}</th>
        </tr>
      </thead>
      <tbody>
        {fields.map((field) => (
          <TriedRow
            key={field.name}
            field={field}
            now={site.limits[field.name]}
            text={draft[field.name] ?? ''}
            onChange={(text) => {
              onChange({ [field.name]: text });
            }}
          />
        ))}
      </tbody>
    </table>
  );
}
