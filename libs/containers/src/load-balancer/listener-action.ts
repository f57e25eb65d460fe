import type { LbListenerDefaultAction } from '@cdktf/provider-aws/lib/lb-listener';
import type { Problem } from '@archway/core';
import { isOpen, notMatching, notOneOf, notWhole, problemIf, show } from '@archway/core';
import type { ITargetGroup } from './target-group';

/** A target group and its part of the requests. */
export interface WeightedTarget {
  readonly targetGroup: ITargetGroup;
  /** 0 to 999. */
  readonly weight: number;
}

/** Where a redirect leads; what is left out stays as it was asked for. */
export interface Redirect {
  /**
   * @default - as asked
   */
  readonly protocol?: 'HTTP' | 'HTTPS';
  /**
   * @default - as asked
   */
  readonly host?: string;
  /**
   * @default - as asked
   */
  readonly port?: number;
  /**
   * Begins with a slash.
   *
   * @default - as asked
   */
  readonly path?: string;
  /**
   * @default - as asked
   */
  readonly query?: string;
  /**
   * Whether browsers remember it.
   *
   * @default true
   */
  readonly permanent?: boolean;
}

/** An answer that needs no target. */
export interface FixedResponse {
  /** 200 to 599. */
  readonly statusCode: number;
  /**
   * @default 'text/plain'
   */
  readonly contentType?: string;
  /**
   * At most 1024 characters.
   *
   * @default - empty
   */
  readonly body?: string;
}

/** What a listener or rule does with a request. */
export class ListenerAction {
  /** Passes it to targets. */
  static forward(targetGroup: ITargetGroup): ListenerAction {
    return ListenerAction.forwardWeighted([{ targetGroup, weight: 1 }]);
  }

  /** Passes it to one of up to five groups, by their weights. */
  static forwardWeighted(
    targets: readonly WeightedTarget[],
    stickinessSeconds?: number,
  ): ListenerAction {
    const groups = targets.map(({ targetGroup }) => targetGroup);
    return new ListenerAction(
      {
        type: 'forward',
        forward: {
          targetGroup: targets.map(({ targetGroup, weight }) => ({
            arn: targetGroup.targetGroupArn,
            weight,
          })),
          stickiness:
            stickinessSeconds === undefined
              ? undefined
              : { enabled: true, duration: stickinessSeconds },
        },
      },
      [
        problemIf(
          targets.length === 0 || targets.length > 5,
          `action must forward to 1 to 5 target groups, got ${targets.length}`,
        ),
        problemIf(
          targets.length > 0 && targets.every(({ weight }) => weight === 0),
          'action must forward with a weight above 0, got none',
        ),
        ...targets.map(({ weight }) => notWhole('action.weight', weight, 0, 999)),
        notWhole('action.stickinessSeconds', stickinessSeconds, 1, 604_800),
      ],
      groups,
    );
  }

  /** Tells the client to ask elsewhere. */
  static redirect(to: Redirect): ListenerAction {
    const { protocol, host, port, path, query, permanent = true } = to;
    return new ListenerAction(
      {
        type: 'redirect',
        redirect: {
          protocol: protocol ?? '#{protocol}',
          host: host ?? '#{host}',
          port: port === undefined ? '#{port}' : String(port),
          path: path ?? '/#{path}',
          query: query ?? '#{query}',
          statusCode: permanent ? 'HTTP_301' : 'HTTP_302',
        },
      },
      [
        problemIf(
          [protocol, host, port, path].every((part) => part === undefined),
          'action.redirect must change protocol, host, port or path: what it asks for again leads here again',
        ),
        notOneOf('action.protocol', protocol, ['HTTP', 'HTTPS']),
        notWhole('action.port', port, 1, 65_535),
        notMatching('action.path', path, /^\//, 'a path that begins with a slash'),
      ],
    );
  }

  /** Answers without a target. */
  static fixedResponse(response: FixedResponse): ListenerAction {
    const { statusCode, contentType = 'text/plain', body } = response;
    return new ListenerAction(
      {
        type: 'fixed-response',
        fixedResponse: { statusCode: String(statusCode), contentType, messageBody: body },
      },
      [
        notWhole('action.statusCode', statusCode, 200, 599),
        notOneOf('action.contentType', contentType, [
          'text/plain',
          'text/css',
          'text/html',
          'application/javascript',
          'application/json',
        ]),
        problemIf(
          !isOpen(body) && body.length > 1_024,
          `action.body must have at most 1024 characters, got ${show(body?.length)}`,
        ),
      ],
    );
  }

  private constructor(
    private readonly rendered: LbListenerDefaultAction,
    readonly problems: readonly Problem[],
    readonly targetGroups: readonly ITargetGroup[] = [],
  ) {}

  /** The action as Terraform reads it, at its place behind those that authenticate. */
  render(order?: number): LbListenerDefaultAction {
    return { ...this.rendered, order };
  }
}
