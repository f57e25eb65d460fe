import { reject, show } from '@archway/core';
import { AssetType, TerraformAsset } from 'cdktf';
import type { Construct } from 'constructs';
import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import * as path from 'node:path';

/**
 * The largest zip that can be uploaded without S3, in bytes.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
 */
const LARGEST_ZIP_BYTES = 50 * 1_024 ** 2;

/** How every zip that holds something begins. */
const ZIP_SIGNATURE = Buffer.from('PK\x03\x04', 'latin1');

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
    return new Code(path.resolve(file));
  }

  private constructor(private readonly file: string) {}

  /**
   * Copies the zip at synthesis and says where it will be.
   *
   * @throws where there is no zip, or one that Lambda does not take
   */
  bind(scope: Construct): CodeLocation {
    const content = this.read(scope);
    const hash = createHash('sha256').update(content);
    const asset = new TerraformAsset(scope, 'Code', {
      path: this.file,
      type: AssetType.FILE,
      assetHash: hash.copy().digest('hex').slice(0, 32).toUpperCase(),
    });
    return { filename: asset.path, sourceCodeHash: hash.digest('base64') };
  }

  private read(scope: Construct): Buffer {
    const subject = `${scope.constructor.name} '${scope.node.path}'`;
    const shown = show(path.relative(process.cwd(), this.file));
    if (!fs.statSync(this.file, { throwIfNoEntry: false })?.isFile()) {
      reject(subject, [
        `code must be a zip, found none at ${shown}: bundle first (nx bundle <app>)`,
      ]);
    }
    const content = fs.readFileSync(this.file);
    reject(subject, [
      content.subarray(0, ZIP_SIGNATURE.length).equals(ZIP_SIGNATURE)
        ? undefined
        : `code must be a zip, and ${shown} is none: bundle again (nx bundle <app>)`,
      content.length > LARGEST_ZIP_BYTES
        ? `code must be a zip of at most ${LARGEST_ZIP_BYTES} bytes, got ${content.length} in ${shown}`
        : undefined,
    ]);
    return content;
  }
}
