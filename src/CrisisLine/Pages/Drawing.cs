using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace CrisisLine.Pages;

/// <summary>Draws parts of pages for nobody in particular: what is drawn once is shown on every screen.</summary>
public sealed class Drawing(IServiceScopeFactory scopes)
{
    public Paper Begin() => new(scopes.CreateAsyncScope());

    /// <summary>What a part needs around it, for as many as are drawn one after the other.</summary>
    public sealed class Paper(AsyncServiceScope scope) : IAsyncDisposable
    {
        private readonly ActionContext _context = new(new DefaultHttpContext { RequestServices = scope.ServiceProvider }, new RouteData(), new ActionDescriptor());
        private readonly IRazorViewEngine _views = scope.ServiceProvider.GetRequiredService<IRazorViewEngine>();
        private readonly ITempDataProvider _nothing = scope.ServiceProvider.GetRequiredService<ITempDataProvider>();

        public async Task<string> Draw<T>(string part, T model)
        {
            var view = _views.GetView(executingFilePath: null, part, isMainPage: false).View
                ?? throw new InvalidOperationException($"There is no part {part}.");
            await using var writer = new StringWriter();
            var data = new ViewDataDictionary<T>(new EmptyModelMetadataProvider(), new ModelStateDictionary()) { Model = model };
            await view.RenderAsync(new ViewContext(
                _context, view, data, new TempDataDictionary(_context.HttpContext, _nothing), writer, new HtmlHelperOptions()));
            return writer.ToString().Trim();
        }

        public ValueTask DisposeAsync() => scope.DisposeAsync();
    }
}
