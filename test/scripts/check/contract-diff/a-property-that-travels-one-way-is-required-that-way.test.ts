import { test } from 'tap';
import { answering, linesOf, taking } from './fixtures/contracts.ts';

const empty = { type: 'object' };
const withId = (fields: object) => ({ ...empty, properties: { id: { type: 'string', ...fields } }, required: ['id'] });
const body = 'POST /tasks › request body › id';
const answer = 'POST /tasks › response 200 › id';

test('a request never has to have what is readOnly', (t) => {
  const shown = withId({ readOnly: true });
  t.same(linesOf(taking(empty), taking(shown)), [`compatible ${body}: optional property added`]);
  t.same(linesOf(answering(empty), answering(shown)), [`compatible ${answer}: required property added`]);
  t.same(linesOf(taking(shown), taking(withId({}))), [
    `breaking ${body}: became required`,
    `compatible ${body}: readOnly is no longer true`,
  ]);
  t.end();
});

test('an answer never has to have what is writeOnly', (t) => {
  const kept = withId({ writeOnly: true });
  t.same(linesOf(taking(empty), taking(kept)), [`breaking ${body}: required property added`]);
  t.same(linesOf(answering(withId({})), answering(kept)), [
    `breaking ${answer}: became optional`,
    `breaking ${answer}: writeOnly is now true`,
  ]);
  t.end();
});
