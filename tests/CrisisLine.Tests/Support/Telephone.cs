namespace CrisisLine.Tests.Support;

/// <summary>A phone that we ring: at the pretend provider, on the story's clock.</summary>
public class Telephone(CrisisLineApp app, string number)
{
    public string Number => number;

    protected CrisisLineApp App => app;

    /// <param name="habit">Rings, Answers, Busy, NoAnswer, Voicemail, SwitchedOff.</param>
    public Task PhoneIs(string habit) => app.Provider.PhoneIs(number, habit);

    public Task<IReadOnlyList<MadeCall>> Calls() => app.Provider.CallsAt(number);

    /// <summary>Waits until the phone was rung so often, and no ring more.</summary>
    /// <returns>The last of the calls; null if there must be none.</returns>
    public async Task<MadeCall?> WasRung(int times = 1)
    {
        await app.WhenRung();
        await Eventually.Is($"{times}", async () => $"{(await Calls()).Count}", within: TimeSpan.FromSeconds(20));
        return await Calls() is [.., var last] ? last : null;
    }

    /// <returns>All that was heard there in this call.</returns>
    public Task<string> PicksUp() => Does("answer");

    public Task<string> Presses(string keys) => Does("press", new { keys });

    public Task<string> Declines() => Does("decline");

    public Task<string> HangsUp() => Does("hangup");

    private async Task<string> Does(string what, object? body = null)
    {
        await app.Provider.Does(number, what, body);
        return string.Join('\n', (await Calls())[^1].Heard);
    }
}
