namespace CrisisLine.PhoneSimulator.World;

/// <summary>What can go wrong between the service and its people.</summary>
internal enum Fault
{
    /// <summary>A status callback comes twice.</summary>
    DuplicateCallback,

    /// <summary>A status callback comes after the next one of the same text or call.</summary>
    ReorderCallback,

    /// <summary>A status callback comes ten seconds late.</summary>
    DelayCallback,

    LoseCallback,

    /// <summary>A create is done, but its answer never arrives.</summary>
    LoseAnswer,

    /// <summary>429 with code 20429; nothing is done.</summary>
    TooManyRequests,

    /// <summary>A 500 without JSON; nothing is done.</summary>
    ServerError,

    /// <summary>A 503; nothing is done.</summary>
    Unavailable,

    /// <summary>A create is refused with a 400; the code is set with the fault, 21211 if none is.</summary>
    Refuse,

    /// <summary>A text is not delivered; the code is set with the fault, 30003 if none is.</summary>
    Undelivered,

    /// <summary>The last that is heard of a text is that it was sent.</summary>
    NoReceipt,

    /// <summary>A person's text arrives twice with the same MessageSid.</summary>
    RepeatText,

    /// <summary>A person's text arrives twice, the second time with a MessageSid of its own.</summary>
    TextTwice,

    /// <summary>The machine detection takes a human for a machine and the other way round.</summary>
    WrongVerdict,

    /// <summary>The machine detection takes its whole time.</summary>
    LateVerdict,

    /// <summary>A webhook has parameters that nobody has heard of.</summary>
    UnknownParameters,

    WrongSignature,

    /// <summary>Recognised speech comes without its confidence.</summary>
    NoConfidence,
}

/// <summary>
/// Which faults strike. Each strikes for as many times as it was set, and besides at random: the same seed and the same
/// events give the same faults.
/// </summary>
internal sealed class Faults
{
    private readonly Dictionary<Fault, int> _times = [];
    private readonly Dictionary<Fault, string> _only = [];
    private HashSet<Fault> _random = [];
    private Random _dice = new(0);

    /// <summary>What is set to strike, and how often still; below 0 for always.</summary>
    public IEnumerable<KeyValuePair<Fault, int>> Next => _times.Where(one => one.Value != 0);

    public IEnumerable<Fault> AtRandom => _random;

    public double Share { get; private set; }

    public int Seed { get; private set; }

    /// <summary>Of what the fault makes undelivered.</summary>
    public int UndeliveredCode { get; set; } = 30003;

    /// <summary>Of what is refused.</summary>
    public int RefusedCode { get; set; } = 21211;

    /// <summary>How often each has struck since it was set.</summary>
    public Dictionary<Fault, int> Struck { get; } = [];

    /// <param name="times">Below 0: until it is set again.</param>
    /// <param name="only">It strikes nothing but what is sent to that number, or rings it; null for anything.</param>
    public void Set(Fault fault, int times, string? only)
    {
        (_times[fault], Struck[fault]) = (times, 0);
        _only.Remove(fault);
        if (only is not null)
            _only[fault] = only;
    }

    /// <param name="share">How often each of them strikes, from 0 to 1.</param>
    public void SetRandom(int seed, double share, IEnumerable<Fault> faults)
    {
        (_dice, Seed, Share, _random) = (Dice(seed), seed, share, [.. faults]);
    }

    public void Clear()
    {
        _times.Clear();
        _only.Clear();
        _random.Clear();
    }

    /// <param name="to">Whom it is about; null for nobody.</param>
    public bool Strikes(Fault fault, string? to = null)
    {
        var strikes = (!_only.TryGetValue(fault, out var only) || only == to) && Falls(fault);
        if (strikes)
            Struck[fault] = Struck.GetValueOrDefault(fault) + 1;
        return strikes;
    }

    private bool Falls(Fault fault)
    {
        if (_times.GetValueOrDefault(fault) is var times and not 0)
        {
            _times[fault] = times < 0 ? times : times - 1;
            return true;
        }

        return _random.Contains(fault) && _dice.NextDouble() < Share;
    }

#pragma warning disable CA5394 // It shall be the same every time, not secret.
    private static Random Dice(int seed) => new(seed);
#pragma warning restore CA5394
}
