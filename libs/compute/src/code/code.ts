import { problemIf, reject, show } from '@archway/core';
import { AssetType, TerraformAsset } from 'cdktf';
import type { Construct } from 'constructs';
import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import * as path from 'node:path';
import type { BundlingOptions } from './bundle';
import { bundle } from './bundle';

/**
 * The largest zip that can be uploaded without S3, in bytes.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
 */
const LARGEST_ZIP_BYTES = 50 * 1_024 ** 2;

/** How every zip that holds something begins. */
const ZIP_SIGNATURE = Buffer.from('PK\x03\x04', 'latin1');

const PIECE_BYTES = 256 * 1_024;

/** Where Terraform finds a function's code, and how it sees that the code has changed. */
export interface CodeLocation {
  /** Relative to the stack's folder. */
  readonly filename: string;
  /** SHA-256 of the file, in base64. */
  readonly sourceCodeHash: string;
}

/** What a function runs. */
export class Code {
  /**
   * A zip that was built before synthesis. It is copied beside the stack's Terraform.
   *
   * @param file absolute, or relative to the folder in which the app is synthesized
   */
  static fromZip(file: string): Code {
    const zip = path.resolve(file);
    return new Code(() => zip);
  }

  /**
   * A TypeScript or JavaScript file and everything that it imports, bundled into one file when the construct is made. The
   * handler is `index.` and the name of an export.
   *
   * @param entry absolute, or relative to the folder in which the app is synthesized
   */
  static fromEntry(entry: string, options: BundlingOptions = {}): Code {
    return new Code((subject) => bundle(subject, entry, options));
  }

  private constructor(private readonly fileOf: (subject: string) => string) {}

  /**
   * Copies the zip at synthesis and says where it will be.
   *
   * @throws where there is no zip, or one that Lambda does not take
   */
  bind(scope: Construct): CodeLocation {
    const subject = `${scope.constructor.name} '${scope.node.path}'`;
    const file = this.fileOf(subject);
    const shown = show(path.relative(process.cwd(), file));
    const found = fs.statSync(file, { throwIfNoEntry: false });
    if (!found?.isFile()) {
      reject(subject, [
        `code must be a zip, found none at ${shown}: bundle first (nx bundle <app>)`,
      ]);
    }
    const { hash, isZip, bytes } = digest(file);
    reject(subject, [
      problemIf(!isZip, `code must be a zip, and ${shown} is none: bundle again (nx bundle <app>)`),
      problemIf(
        bytes > LARGEST_ZIP_BYTES,
        `code must be a zip of at most ${LARGEST_ZIP_BYTES} bytes, got ${bytes} in ${shown}`,
      ),
    ]);
    const asset = new TerraformAsset(scope, 'Code', {
      path: file,
      type: AssetType.FILE,
      assetHash: hash.toString('hex').slice(0, 32).toUpperCase(),
    });
    return { filename: asset.path, sourceCodeHash: hash.toString('base64') };
  }
}

/** Reads a file piece by piece: a synthesis has better use for its memory than a whole zip. */
function digest(file: string) {
  const hash = createHash('sha256');
  const piece = Buffer.alloc(PIECE_BYTES);
  const descriptor = fs.openSync(file, 'r');
  try {
    let bytes = fs.readSync(descriptor, piece);
    const isZip = piece.subarray(0, Math.min(bytes, ZIP_SIGNATURE.length)).equals(ZIP_SIGNATURE);
    for (let read = bytes; read > 0; bytes += read) {
      hash.update(piece.subarray(0, read));
      read = fs.readSync(descriptor, piece);
    }
    return { hash: hash.digest(), isZip, bytes };
  } finally {
    fs.closeSync(descriptor);
  }
}
