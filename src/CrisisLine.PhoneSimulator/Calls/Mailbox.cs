namespace CrisisLine.PhoneSimulator.Calls;

/// <summary>What happens to a leg, in the order in which it happens, until the leg is ready to hear of it.</summary>
internal sealed class Mailbox(TimeProvider clock)
{
    private readonly Queue<CallEvent> _unread = new();
    private TaskCompletionSource<CallEvent?>? _reader;

    public void Put(CallEvent happened)
    {
        _unread.Enqueue(happened);
        Wake();
    }

    /// <param name="atMost">Null for as long as it takes.</param>
    /// <returns>Null if nothing happened in that time.</returns>
    public async Task<CallEvent?> Next(TimeSpan? atMost)
    {
        if (_unread.TryDequeue(out var first))
            return first;
        if (atMost <= TimeSpan.Zero)
            return null;

        // Whoever wakes the reader comes to an end of its own first.
        var reader = _reader = new TaskCompletionSource<CallEvent?>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var alarm = atMost is { } time ? clock.CreateTimer(_ => Expire(reader), null, time, Timeout.InfiniteTimeSpan) : null;
        return await reader.Task;
    }

    /// <summary>Keys that were pressed and words that were said before anybody asked are lost.</summary>
    public void ForgetInput()
    {
        var kept = _unread.Where(happened => happened is not (CallEvent.Key or CallEvent.Spoke)).ToList();
        _unread.Clear();
        kept.ForEach(_unread.Enqueue);
    }

    private void Wake()
    {
        if (_reader is null || !_unread.TryDequeue(out var first))
            return;

        var reader = _reader;
        _reader = null;
        reader.SetResult(first);
    }

    private void Expire(TaskCompletionSource<CallEvent?> reader)
    {
        if (_reader != reader)
            return;

        _reader = null;
        reader.SetResult(null);
    }
}
