import type { Photo } from '../photos/photos';
import type { PhotoResult } from '../result/result';
import type { Session } from './session';
import { runPortion, type Portion } from './upload-photos';

/**
 * Uploads a photo once more under its key. Functions then find their earlier picture, which takes them
 * and their permissions along a way that first uploads do not go.
 */
export async function uploadAgain(
  session: Session,
  photo: Photo,
  portion: Omit<Portion, 'photos'>,
): Promise<PhotoResult | undefined> {
  const once = { ...portion, photos: [photo] };
  // Where objects are removed when they are done, the first upload is repeated before the second.
  if (portion.release) await runPortion(session, undefined, { ...once, release: false });
  const [result] = await runPortion(session, undefined, once);
  return result;
}
