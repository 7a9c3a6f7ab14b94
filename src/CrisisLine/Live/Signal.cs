namespace CrisisLine.Live;

/// <summary>Something changed, once or often: whoever waits is woken once. Safe to use from many threads.</summary>
public sealed class Signal
{
    private TaskCompletionSource _next = New();

    /// <summary>Ends at the next change after this was asked for.</summary>
    public Task Next => Volatile.Read(ref _next).Task;

    public void Give() => Interlocked.Exchange(ref _next, New()).TrySetResult();

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
