import {
  HocuspocusProvider,
  type HocuspocusProviderConfiguration,
  type onMessageParameters,
} from "@hocuspocus/provider";

const SYNC = 0;
const STEP_1 = 0;

/**
 * Sends no edit before it has answered the server's state vector: that answer carries all of them. On a slow line an edit made
 * between the opening of the socket and that answer would else overtake the offline edits that it builds on, and be refused.
 */
export class PatientProvider extends HocuspocusProvider {
  private hasAnswered = false;

  constructor(configuration: HocuspocusProviderConfiguration) {
    super(configuration);
    this.on("message", this.handleHandshake);
  }

  override documentUpdateHandler(update: Uint8Array, origin: unknown): void {
    if (this.hasAnswered) super.documentUpdateHandler(update, origin);
  }

  override async onOpen(event: Event): Promise<void> {
    this.hasAnswered = false;
    await super.onOpen(event);
  }

  override onClose(): void {
    this.hasAnswered = false;
    super.onClose();
  }

  /** Heard right before the message is answered, in the same tick. */
  private readonly handleHandshake = ({ message }: onMessageParameters): void => {
    message.readVarString();
    if (message.readVarUint() === SYNC && message.readVarUint() === STEP_1) this.hasAnswered = true;
  };
}
