// Sound and vibration at the line. They come beside the words, never instead of them, and one that fails does not stop the
// other.

/** Pitch in hertz, start and length in seconds. */
type Tone = [pitch: number, start: number, length: number];
const TONES: Record<"entered" | "left", Tone[]> = {
  entered: [[880, 0, 0.18], [880, 0.26, 0.18], [880, 0.52, 0.3]],
  left: [[660, 0, 0.25], [440, 0.28, 0.4]],
};
/** Milliseconds on, off, on. */
const BUZZ = { entered: [200, 100, 200, 100, 400], left: [500] };

export class Alarm {
  private audio: AudioContext | undefined;
  loud = true;

  /** A browser lets a page sound only after a tap: called in one. */
  wake(): void {
    try {
      this.audio ??= new AudioContext();
      void this.audio.resume().catch(() => undefined);
    } catch {
      // No sound on this device; the words and the vibration stay.
    }
  }

  ring(crossed: "entered" | "left"): void {
    try {
      navigator.vibrate?.(BUZZ[crossed]);
    } catch {
      // Refused; the sound and the words stay.
    }
    if (this.loud) for (const tone of TONES[crossed]) this.tone(tone);
  }

  private tone([pitch, start, length]: Tone): void {
    const { audio } = this;
    if (audio?.state !== "running") return;
    const at = audio.currentTime + start;
    const wave = audio.createOscillator();
    const volume = audio.createGain();
    wave.type = "square";
    wave.frequency.value = pitch;
    volume.gain.setValueAtTime(0.001, at);
    volume.gain.exponentialRampToValueAtTime(0.6, at + 0.02);
    volume.gain.exponentialRampToValueAtTime(0.001, at + length);
    wave.connect(volume).connect(audio.destination);
    wave.start(at);
    wave.stop(at + length);
  }

  close(): void {
    void this.audio?.close().catch(() => undefined);
    this.audio = undefined;
  }
}
