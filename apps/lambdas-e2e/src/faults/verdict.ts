import type { Branch, Ending, Standing, Upload } from './run-scenario';
import { BRANCHES } from './run-scenario';
import type { Scenario } from './scenario';
import { PATIENT } from './scenario';

/** What is wrong with an ending, one line each; empty when the pipeline kept its word. */
export function problemsOf(scenario: Scenario, ending: Ending): readonly string[] {
  const gone = ending.trace.filter(({ kind }) => kind === 'lost' || kind === 'expired');
  return [
    ...(ending.left === 0 ? [] : [`${ending.left} messages are left in a queue`]),
    ...gone.map(({ kind, uploads }) => `a message of ${uploads.join(', ')} was ${kind}`),
    ...deniedTo(ending),
    ...BRANCHES.flatMap((branch) => ofBranch(branch, scenario, ending)),
  ];
}

/** Nothing is denied but a look for what is gone: S3 hides that from those who may not list. */
function deniedTo({ trace }: Ending): readonly string[] {
  return trace.flatMap((event) =>
    event.kind === 'denied' && event.action !== 's3:ListBucket'
      ? [`${event.action} was denied on ${event.resource}`]
      : [],
  );
}

function ofBranch(branch: Branch, scenario: Scenario, ending: Ending): readonly string[] {
  const pictureOf = (key: string): Standing | undefined =>
    ending.pictures.find((picture) => picture.key === `${branch}/${key}.webp`);
  const keys = [...new Set(ending.uploads.map(({ key }) => key))];
  const expected = keys.map((key) => `${branch}/${key}.webp`);
  const others = ending.pictures.filter(
    ({ key }) => key.startsWith(`${branch}/`) && !expected.includes(key),
  );
  const lines = [
    ...others.map(({ key }) => `nobody uploaded the source of ${key}`),
    ...keys.flatMap((key) => ofPicture(pictureOf(key), ending.uploads)),
    ...ending.uploads.flatMap((upload) =>
      ofUpload(upload, pictureOf(upload.key), ending.dead[branch], scenario),
    ),
  ];
  return lines.map((line) => `${branch}: ${line}`);
}

/** A picture is of one upload, by its version, its sequencer and its content. */
function ofPicture(picture: Standing | undefined, uploads: readonly Upload[]): readonly string[] {
  if (picture === undefined) return [];
  const upload = uploads.find(({ versionId }) => versionId === picture.versionId);
  const isOf =
    upload !== undefined &&
    upload.content !== 'no photo' &&
    upload.sequencer === picture.sequencer &&
    upload.etag === picture.sourceEtag &&
    picture.marked;
  return isOf ? [] : [`${picture.key} is of no upload: ${JSON.stringify(picture)}`];
}

/** Each upload is the picture that stands, or older than that one, or a dead letter; nothing is two of these. */
function ofUpload(
  upload: Upload,
  picture: Standing | undefined,
  dead: readonly string[],
  { faults, maxReceiveCount }: Scenario,
): readonly string[] {
  const name = `${upload.content} ${upload.key} ${upload.sequencer}`;
  const letters = dead.filter((versionId) => versionId === upload.versionId).length;
  const shown = (picture?.sequencer ?? '') >= upload.sequencer;
  if (letters === 0 && !shown) return [`${name} is neither a picture nor a dead letter`];
  const isPhoto = upload.content !== 'no photo';
  const mayFail = !isPhoto || upload.removal === 'deletes the version';
  const patient = maxReceiveCount === PATIENT;
  if (patient && letters > 0 && !mayFail)
    return [`${name} is a dead letter, and could be a picture`];
  if (!isPhoto && letters === 0) return [`${name} is no dead letter`];
  if (!isPhoto && picture?.versionId === upload.versionId) return [`${name} is a picture`];
  const comesOnce = faults.duplicateDelivery === 0 && faults.duplicateReceive === 0;
  if (comesOnce && letters > 1) return [`${name} is ${letters} dead letters`];
  return [];
}
