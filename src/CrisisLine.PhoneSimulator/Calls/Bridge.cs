namespace CrisisLine.PhoneSimulator.Calls;

/// <summary>Two legs that hear each other.</summary>
internal static class Bridge
{
    public static void Join(Call left, Call right) => (left.With, right.With) = (right, left);

    public static void Part(Call left, Call? right)
    {
        left.With = null;
        if (right is not null)
            right.With = null;
    }

    /// <summary>The side that was dialled: speaks until either of them leaves.</summary>
    /// <returns>Next if the other side has left.</returns>
    public static async Task<Step> UntilParted(Script script, Call dialler)
    {
        while (true)
        {
            var happened = await script.Call.Mail.Next(null);
            if (happened is CallEvent.Parted)
                return new Step.Next();

            if (happened is null || Script.Interruption(happened) is not { } step)
                continue;

            Part(script.Call, dialler);
            dialler.Mail.Put(new CallEvent.OtherGone(script.Call));
            return step;
        }
    }
}
