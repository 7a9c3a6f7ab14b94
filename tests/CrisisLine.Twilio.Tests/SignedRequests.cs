using System.Net;
using System.Text;

namespace CrisisLine.Twilio.Tests;

/// <summary>Requests that Twilio's own libraries signed, or refuse. "Valid" is what Twilio's library for Node says.</summary>
public sealed class SignedRequests
{
    private static readonly IReadOnlyList<Request> All = Vectors.Read<Request>("signature-vectors.json");

    public static TheoryData<string> Ids => new(All.Select(request => request.Id));

    public static TheoryData<string> ValidIds => new(All.Where(request => request.Valid).Select(request => request.Id));

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_request_is_let_in_or_refused_as_Twilio_would(string id)
    {
        var request = All.Single(request => request.Id == id);

        var isValid = request.Kind == "json"
            ? Signature.IsValid([request.AuthToken], request.Url, Encoding.UTF8.GetBytes(request.Body!), request.Signature)
            : Signature.IsValid([request.AuthToken], request.Url, request.Form, request.Signature);

        Assert.Equal(request.Valid, isValid);
    }

    [Theory]
    [MemberData(nameof(ValidIds))]
    public void Our_signature_is_the_one_that_Twilio_makes(string id)
    {
        var request = All.Single(request => request.Id == id);

        Assert.Equal(request.Signature, Signature.Of(request.AuthToken, request.SignedUrl, request.Pairs));
    }

    [Fact]
    public void There_are_forty_six_of_them() => Assert.Equal(46, All.Count);

    public sealed record Request(
        string Id, string Kind, string Url, string SignedUrl, string AuthToken, string[][] Params, string? Body,
        string Signature, bool Valid)
    {
        public IEnumerable<(string, string)> Pairs => Params.Select(pair => (pair[0], pair[1]));

        public Form Form => Form.Parse(Encoding.ASCII.GetBytes(string.Join('&', Params.Select(Encoded))));

        private static string Encoded(string[] pair) => $"{WebUtility.UrlEncode(pair[0])}={WebUtility.UrlEncode(pair[1])}";
    }
}
