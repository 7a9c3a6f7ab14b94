namespace CrisisLine.PhoneSimulator.Time;

/// <summary>
/// One thing after the other: all that the exchange knows is read and changed here alone, so nothing needs a lock. Whoever
/// awaits in here comes back here. It is idle when nothing is waiting to be done and nobody is away on the network.
/// </summary>
internal sealed class Loop : SynchronizationContext
{
    private readonly Lock _lock = new();
    private readonly Queue<(SendOrPostCallback Work, object? State)> _waiting = new();
    private readonly List<TaskCompletionSource> _untilIdle = [];
    private bool _busy;
    private int _away;

    /// <summary>Told of what went wrong in work that nobody awaits.</summary>
    public Action<Exception> Trouble { get; set; } = _ => { };

    public override void Post(SendOrPostCallback d, object? state)
    {
        lock (_lock)
        {
            _waiting.Enqueue((d, state));
            if (_busy)
                return;
            _busy = true;
        }

        ThreadPool.UnsafeQueueUserWorkItem(static loop => loop.Work(), this, preferLocal: false);
    }

    public Task<T> Do<T>(Func<T> work) => Do(() => Task.FromResult(work()));

    public Task Do(Action work) => Do(() =>
    {
        work();
        return true;
    });

    public Task<T> Do<T>(Func<Task<T>> work)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        Post(async _ =>
        {
            try
            {
                done.SetResult(await work());
            }
            catch (Exception trouble)
            {
                done.SetException(trouble);
            }
        }, null);
        return done.Task;
    }

    /// <summary>Begins something whose end nobody awaits.</summary>
    public void Begin(Func<Task> work) => Post(async _ =>
    {
        try
        {
            await work();
        }
        catch (Exception trouble)
        {
            Trouble(trouble);
        }
    }, null);

    /// <summary>To be called from within: goes out to the network and comes back. Meanwhile other things happen here.</summary>
    public async Task<T> Away<T>(Func<Task<T>> journey)
    {
        _away++;
        try
        {
            return await Task.Run(journey);
        }
        finally
        {
            _away--;
        }
    }

    /// <summary>Until nothing more happens by itself, unless time moves or somebody does something.</summary>
    public Task Idle()
    {
        var idle = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Post(_ => _untilIdle.Add(idle), null);
        return idle.Task;
    }

    private void Work()
    {
        var before = Current;
        SetSynchronizationContext(this);

        while (Next() is { } next)
            next.Work(next.State);

        SetSynchronizationContext(before);
    }

    private (SendOrPostCallback Work, object? State)? Next()
    {
        lock (_lock)
        {
            if (_waiting.TryDequeue(out var next))
                return next;

            _busy = false;
            if (_away > 0)
                return null;

            _untilIdle.ForEach(idle => idle.SetResult());
            _untilIdle.Clear();
            return null;
        }
    }
}
