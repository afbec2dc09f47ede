import t from 'tap';
import { MAX_LENGTHS } from '../../../../src/resources/account/formats/drafts.ts';
import { MAX } from '../../../../src/resources/account/formats/fit.ts';
import { CONTRACT } from '../../../helpers/contract.ts';

const schemas = CONTRACT.components?.schemas ?? {};

t.test('what an import makes fit is what a replacement may be', async (t) => {
  t.match(schemas.TaskReplace, {
    properties: {
      title: { maxLength: MAX_LENGTHS.title },
      description: { maxLength: MAX_LENGTHS.description },
      tags: { maxItems: MAX.tags, items: { maxLength: MAX.tagLength } },
      metadata: {
        maxProperties: MAX.entries,
        propertyNames: { maxLength: MAX.keyLength },
        additionalProperties: { maxLength: MAX.valueLength },
      },
      due: { properties: { time_zone: { maxLength: MAX.zoneLength } } },
      position: { minimum: -MAX.position, maximum: MAX.position },
    },
  });
  t.match(schemas.ProjectReplace, {
    properties: {
      name: { maxLength: MAX_LENGTHS.name },
      description: { maxLength: MAX_LENGTHS.description },
      metadata: { maxProperties: MAX.entries },
      position: { minimum: -MAX.position, maximum: MAX.position },
    },
  });
});

t.test('versions are as large as the format of the contract', async (t) => {
  t.match(schemas.Version, { format: 'int32' });
  t.equal(MAX.version, 2 ** 31 - 1);
});
