// A voice for "Read to me".

/** A voice that speaks on the device: other voices send the words to their maker. */
export function ownVoice(language: string): SpeechSynthesisVoice | undefined {
  return globalThis.speechSynthesis?.getVoices().find((voice) => voice.localService && voice.lang.startsWith(language));
}
